using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;

namespace ReverseBuy.Connectors.Http;

/// <summary>What all callers share.</summary>
internal sealed record CallParts(
    PlatformHttpClients Clients,
    ICallBudgets Budgets,
    AccountTokens Tokens,
    ICredentialUses Uses,
    ICallResilience Resilience,
    ConnectorTelemetry Telemetry,
    TimeProvider Time,
    ILogger<GatewayClock> ClockLogger);
