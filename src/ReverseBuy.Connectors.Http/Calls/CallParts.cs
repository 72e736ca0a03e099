using Microsoft.Extensions.Logging;

namespace ReverseBuy.Connectors.Http;

/// <summary>What all callers share.</summary>
internal sealed record CallParts(
    PlatformHttpClients Clients,
    ICallBudgets Budgets,
    AccountTokens Tokens,
    ICallResilience Resilience,
    ConnectorTelemetry Telemetry,
    TimeProvider Time,
    ILogger<GatewayClock> ClockLogger);
