# Collects what this Windows machine says about itself and sends it to the workshop.
# The workshop shows the command. By hand:
#   powershell -NoProfile -ExecutionPolicy Bypass -File windows.ps1 -Address ADDRESS -Token TOKEN
#
# Sent: make, model, serial numbers, firmware, processor, memory, disks and their health, graphics, screen, network
# cards, camera, sound and Bluetooth devices, batteries, and whether something is locked: TPM, Secure Boot, BitLocker,
# joined to an organisation. Never read: names of people, accounts and computers, installed programs, names and
# passwords of Wi-Fi networks, when the machine was used, documents. Nothing is changed.
# Exit codes: 0 sent, 1 not sent, 2 something is missing.
param([string]$Address = '', [string]$Token = '')
$SelfSigned = $false
$ByWorkshop = $false
# given by the workshop

$ErrorActionPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
$Major = $PSVersionTable.PSVersion.Major

function Stop-Here([string]$Text, [int]$Code) {
  if ($Text) { Write-Host $Text }
  if ($ReworkElevated) { Read-Host 'Press Enter to close this window' | Out-Null }
  exit $Code
}

if ($Major -lt 3) { Stop-Here 'This Windows is too old for the command. Start the machine from a Linux stick instead.' 2 }
if (-not $Address -or -not $Token) { Stop-Here 'Give the address and the token: -Address ADDRESS -Token TOKEN' 2 }

try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false } catch { }
try { [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072 } catch { }

# The workshop's own network has a certificate that it made itself. PowerShell 6 and newer are told at each request.
if ($SelfSigned -and $Major -lt 6) {
  Add-Type -TypeDefinition 'public class ReworkCertificates : System.Net.ICertificatePolicy {
    public bool CheckValidationResult(System.Net.ServicePoint point,
      System.Security.Cryptography.X509Certificates.X509Certificate certificate,
      System.Net.WebRequest request, int problem) { return true; }
  }'
  [Net.ServicePointManager]::ServerCertificateValidationCallback = $null
  [Net.ServicePointManager]::CertificatePolicy = New-Object ReworkCertificates
}

function Send-Request([string]$Method, [string]$Path, [byte[]]$Body, [string]$ContentType) {
  $options = @{
    Uri = $Address + $Path
    Method = $Method
    Headers = @{ Authorization = "Bearer $Token"; Accept = 'text/plain' }
    UseBasicParsing = $true
    TimeoutSec = 180
  }
  if ($Body) {
    $options['Body'] = $Body
    $options['ContentType'] = $ContentType
  }
  if ($SelfSigned -and $Major -ge 6) { $options['SkipCertificateCheck'] = $true }
  try {
    $answer = Invoke-WebRequest @options -ErrorAction Stop
  } catch {
    $status = 0
    if ($_.Exception.Response) { $status = [int]$_.Exception.Response.StatusCode }
    # The workshop's own words, in the language of whoever made the command.
    if ($status -in 401, 403, 413, 422 -and $_.ErrorDetails.Message -match '^[^<{]') {
      Stop-Here $_.ErrorDetails.Message.TrimEnd() 1
    }
    switch ($status) {
      0 { Stop-Here "The workshop's address does not answer: $Address" 1 }
      401 { Stop-Here "The token is wrong, too old or used. Get a new command on the device's page." 1 }
      403 { Stop-Here 'Whoever made the token may not record reports any more.' 1 }
      default { Stop-Here "The workshop did not take the report ($status). Get a new command and try again." 1 }
    }
  }
  [Text.Encoding]::UTF8.GetString($answer.RawContentStream.ToArray()).TrimEnd()
}

# Asked first, so that nobody waits for a report that is refused afterwards.
Write-Host (Send-Request 'GET' '/api/hardware-reports/pass' $null '')

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$role = [Security.Principal.WindowsBuiltInRole]::Administrator
$administrator = (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole($role)
if (-not $administrator -and $ByWorkshop) {
  Write-Host 'Windows asks for permission now: the wear of disks, BitLocker and the TPM need it. No goes on without.'
  $load = "[Net.ServicePointManager]::SecurityProtocol=3072;" +
    "[Net.ServicePointManager]::ServerCertificateValidationCallback={1};" +
    "`$ReworkElevated=1;iex (New-Object Net.WebClient).DownloadString('$Address/w/$Token')"
  $list = '-NoProfile', '-ExecutionPolicy', 'Bypass', '-Command', "`"$load`""
  try {
    $process = Start-Process powershell.exe -Verb RunAs -Wait -PassThru -ArgumentList $list -ErrorAction Stop
    exit $process.ExitCode
  } catch {
    Write-Host 'Going on without: some answers will be missing.'
  }
}

# Only these properties leave the machine: instances also hold the names of people and of the computer.
function Select-Values($Instance, [string[]]$Names) {
  $values = @{}
  foreach ($name in $Names) {
    $value = $Instance.$name
    if ($null -eq $value) { continue }
    if ($value -is [datetime]) { $value = $value.ToString('yyyy-MM-dd') }
    # Names of screens are lists of character codes that end in zeros.
    if ($value -is [uint16[]] -and $name -match 'Name$|ID$') { $value = -join ($value -ne 0 | ForEach-Object { [char]$_ }) }
    $values[$name] = $value
  }
  $values
}

$classes = @{}
function Read-Class([string]$Class, [string[]]$Names, [string]$Namespace = 'root/cimv2', [string]$Filter = '') {
  $query = @{ Namespace = $Namespace; ClassName = $Class; ErrorAction = 'SilentlyContinue' }
  if ($Filter) { $query['Filter'] = $Filter }
  $found = @(Get-CimInstance @query | ForEach-Object { Select-Values $_ $Names })
  if ($found.Count -gt 0) { $classes[$Class] = $found }
}

Write-Host 'Collecting ...'
Read-Class 'Win32_ComputerSystem' ('Manufacturer', 'Model', 'SystemFamily', 'SystemSKUNumber', 'PCSystemType', 'PCSystemTypeEx', 'TotalPhysicalMemory', 'HypervisorPresent')
Read-Class 'Win32_ComputerSystemProduct' ('Vendor', 'Name', 'Version', 'IdentifyingNumber', 'UUID')
Read-Class 'Win32_BIOS' ('Manufacturer', 'SMBIOSBIOSVersion', 'SerialNumber', 'ReleaseDate')
Read-Class 'Win32_BaseBoard' ('Manufacturer', 'Product', 'Version', 'SerialNumber')
Read-Class 'Win32_SystemEnclosure' ('Manufacturer', 'ChassisTypes', 'SerialNumber')
Read-Class 'Win32_Processor' ('Name', 'Manufacturer', 'NumberOfCores', 'NumberOfLogicalProcessors', 'MaxClockSpeed')
Read-Class 'Win32_PhysicalMemory' ('Capacity', 'DeviceLocator', 'BankLabel', 'Manufacturer', 'PartNumber', 'SerialNumber', 'Speed', 'SMBIOSMemoryType', 'FormFactor')
Read-Class 'Win32_PhysicalMemoryArray' ('MemoryDevices', 'MaxCapacity', 'MaxCapacityEx', 'Use')
Read-Class 'Win32_DiskDrive' ('DeviceID', 'Index', 'Model', 'SerialNumber', 'Size', 'InterfaceType', 'MediaType', 'PNPDeviceID', 'Status', 'FirmwareRevision')
Read-Class 'Win32_VideoController' ('Name', 'VideoProcessor', 'AdapterRAM', 'PNPDeviceID', 'CurrentHorizontalResolution', 'CurrentVerticalResolution')
Read-Class 'Win32_DesktopMonitor' ('MonitorType', 'ScreenWidth', 'ScreenHeight')
Read-Class 'WmiMonitorID' ('ManufacturerName', 'ProductCodeID', 'UserFriendlyName', 'YearOfManufacture') 'root/wmi'
Read-Class 'WmiMonitorBasicDisplayParams' ('MaxHorizontalImageSize', 'MaxVerticalImageSize') 'root/wmi'
Read-Class 'Win32_NetworkAdapter' ('Name', 'AdapterType', 'PNPDeviceID') 'root/cimv2' 'PhysicalAdapter = TRUE'
Read-Class 'Win32_OperatingSystem' ('Caption', 'Version', 'BuildNumber', 'OSArchitecture')
Read-Class 'Win32_Battery' ('Name', 'DeviceID', 'Chemistry', 'DesignCapacity', 'FullChargeCapacity', 'EstimatedChargeRemaining', 'BatteryStatus')
Read-Class 'Win32_PortableBattery' ('Name', 'Manufacturer', 'Chemistry', 'DesignCapacity', 'DesignVoltage')
Read-Class 'BatteryStaticData' ('InstanceName', 'DeviceName', 'ManufactureName', 'SerialNumber', 'UniqueID', 'DesignedCapacity') 'root/wmi'
Read-Class 'BatteryFullChargedCapacity' ('InstanceName', 'FullChargedCapacity') 'root/wmi'
Read-Class 'BatteryCycleCount' ('InstanceName', 'CycleCount') 'root/wmi'
Read-Class 'MSStorageDriver_FailurePredictStatus' ('InstanceName', 'PredictFailure') 'root/wmi'
Read-Class 'Win32_Tpm' ('IsEnabled_InitialValue', 'IsActivated_InitialValue', 'IsOwned_InitialValue', 'SpecVersion') 'root/cimv2/Security/MicrosoftTpm'
Read-Class 'Win32_EncryptableVolume' ('DriveLetter', 'ProtectionStatus', 'ConversionStatus') 'root/cimv2/Security/MicrosoftVolumeEncryption'

# Built in devices only: a paired headset carries the name of its owner.
$built = '^(PCI|USB|ACPI|HDAUDIO|INTELAUDIO|DISPLAY|SERIAL|UART)\\'
$kinds = 'Camera', 'Image', 'MEDIA', 'Bluetooth', 'Biometric'
$found = @(Get-CimInstance Win32_PnPEntity | Where-Object { $kinds -contains $_.PNPClass -and $_.PNPDeviceID -match $built } |
    ForEach-Object { Select-Values $_ ('Name', 'PNPClass', 'PNPDeviceID', 'Status') })
if ($found.Count -gt 0) { $classes['Win32_PnPEntity'] = $found }

$storage = 'root/Microsoft/Windows/Storage'
$counters = @()
$disks = @(Get-CimInstance -Namespace $storage -ClassName MSFT_PhysicalDisk | ForEach-Object {
    $id = $_.DeviceId
    $counter = Get-CimAssociatedInstance -InputObject $_ -ResultClassName MSFT_StorageReliabilityCounter
    if ($counter) {
      $values = Select-Values $counter ('PowerOnHours', 'Wear', 'Temperature', 'ReadErrorsUncorrected', 'WriteErrorsUncorrected')
      $values['DeviceId'] = $id
      $counters += $values
    }
    Select-Values $_ ('DeviceId', 'FriendlyName', 'Model', 'SerialNumber', 'AdapterSerialNumber', 'Size', 'MediaType', 'BusType', 'HealthStatus', 'SpindleSpeed', 'FirmwareVersion')
  })
if ($disks.Count -gt 0) { $classes['MSFT_PhysicalDisk'] = $disks }
if ($counters.Count -gt 0) { $classes['MSFT_StorageReliabilityCounter'] = $counters }

# Whether somebody else still holds the machine; which organisation it is stays here.
$locks = @{}
$boot = Get-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Control\SecureBoot\State'
if ($null -ne $boot.UEFISecureBootEnabled) { $locks['SecureBoot'] = [bool]$boot.UEFISecureBootEnabled }
$joined = dsregcmd.exe /status
foreach ($name in 'AzureAdJoined', 'EnterpriseJoined', 'DomainJoined') {
  if ($joined -match "^\s*$name\s*:\s*YES") { $locks[$name] = $true }
  elseif ($joined -match "^\s*$name\s*:\s*NO") { $locks[$name] = $false }
}
if ($joined) { $locks['MdmEnrolled'] = [bool]($joined -match '^\s*MdmUrl\s*:\s*https?:') }
$autopilot = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Provisioning\Diagnostics\Autopilot'
$locks['AutopilotProfile'] = [bool]$autopilot.CloudAssignedTenantId

$report = @{ Rework = 'windows'; Version = 1; Elevated = $administrator; Classes = $classes; Locks = $locks }
$files = @{ 'windows.json' = (ConvertTo-Json -InputObject $report -Depth 5 -Compress) }

# The report of Windows also tells when the machine was used and what it is called: only the batteries are kept.
$path = Join-Path ([IO.Path]::GetTempPath()) ('rework-' + [Guid]::NewGuid().ToString('N') + '.xml')
powercfg.exe /batteryreport /xml /output $path | Out-Null
if (Test-Path $path) {
  $xml = New-Object System.Xml.XmlDocument
  $xml.Load($path)
  foreach ($node in @($xml.DocumentElement.ChildNodes)) {
    if ('SystemInformation', 'Batteries' -notcontains $node.LocalName) { [void]$xml.DocumentElement.RemoveChild($node) }
  }
  foreach ($node in @($xml.GetElementsByTagName('ComputerName'))) { [void]$node.ParentNode.RemoveChild($node) }
  $files['battery-report.xml'] = $xml.OuterXml
  Remove-Item $path
}

$boundary = 'rework-' + [Guid]::NewGuid().ToString('N')
$form = New-Object Text.StringBuilder
foreach ($name in $files.Keys) {
  [void]$form.Append("--$boundary`r`nContent-Disposition: form-data; name=`"file`"; filename=`"$name`"`r`n")
  [void]$form.Append("Content-Type: application/octet-stream`r`n`r`n$($files[$name])`r`n")
}
[void]$form.Append("--$boundary--`r`n")

Write-Host 'Sending ...'
$bytes = [Text.Encoding]::UTF8.GetBytes($form.ToString())
$answer = Send-Request 'POST' '/api/hardware-reports' $bytes "multipart/form-data; boundary=$boundary"
Stop-Here $answer 0
