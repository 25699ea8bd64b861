// What the rows, columns and groups of the forms are called, by which readers and rules ask for them.

export type FundRowName =
  | 'total'
  | 'fiscalAppropriation'
  | 'central'
  | 'provincial'
  | 'local'
  | 'specialAccount'
  | 'unitFunds'
  | 'carryover'
  | 'otherFunds'
export type FundColumnName = 'initialBudget' | 'annualBudget' | 'annualExecution'
export const FUND_COLUMNS: readonly FundColumnName[] = ['initialBudget', 'annualBudget', 'annualExecution']
export const FUND_COLUMN_LABELS: Readonly<Record<FundColumnName, string>> = {
  initialBudget: '年初预算数',
  annualBudget: '全年预算数',
  annualExecution: '全年执行数',
}

export type IndicatorCategory = 'output' | 'cost' | 'benefit' | 'satisfaction'

export type BasicLineName =
  | 'threePublicExpenses'
  | 'officialVehicles'
  | 'vehiclePurchase'
  | 'vehicleUpkeep'
  | 'overseasTravel'
  | 'officialReception'
  | 'projectExpenditure'
  | 'operatingProjects'
  | 'maintenanceProjects'
  | 'specificProjects'
  | 'municipalSpecialFund'
  | 'publicFunds'
  | 'procurement'
  | 'basicAdjustment'

export type BasicColumnName = 'prior' | 'budget' | 'final'
export const BASIC_COLUMNS: readonly BasicColumnName[] = ['prior', 'budget', 'final']
