using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Messaging;

namespace ReverseBuy.Redis.Tests.Registration;

/// <summary>Leases as storages register theirs.</summary>
internal sealed class StorageLeases : ILeases
{
    public ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nobody asks these.");

    public ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nobody asks these.");
}

internal static class StorageLeasesServiceCollectionExtensions
{
    public static void TryAddStorageLeases(this IServiceCollection services) => services.TryAddSingleton<ILeases, StorageLeases>();
}
