namespace ReverseBuy.Messaging;

/// <summary>A row of the doorbell: a worker of a tenant is to look at a moment. A row is the same as long as nothing of it has changed.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Worker">The worker's name.</param>
/// <param name="IsPromise">Whether it was written before a commit, for the case that the process behind it ends; a worker has a row of each kind at most.</param>
/// <param name="DueAt">When it is to look.</param>
/// <param name="Mark">What no other ring has: by it is known whether somebody rang again.</param>
public sealed record DoorbellRing(TenantId Tenant, string Worker, bool IsPromise, DateTimeOffset DueAt, Guid Mark);
