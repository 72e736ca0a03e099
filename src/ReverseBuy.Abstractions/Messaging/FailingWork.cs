namespace ReverseBuy.Messaging;

/// <summary>A background worker that fails for a tenant, and is run again later.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Worker">The worker's name (see <see cref="WorkerNames"/>).</param>
/// <param name="Failures">How often it failed in a row, up to now; at least once.</param>
public sealed record FailingWork(TenantId Tenant, string Worker, int Failures);
