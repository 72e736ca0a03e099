using System.Collections.Concurrent;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Storage;

/// <summary>Notes who rang.</summary>
public sealed class RecordingDoorbell : IDoorbell
{
    private readonly ConcurrentQueue<(TenantId Tenant, string Worker)> _rings = new();

    public IReadOnlyList<(TenantId Tenant, string Worker)> Rings => [.. _rings];

    public void Ring(TenantId tenant, string worker) => _rings.Enqueue((tenant, worker));
}
