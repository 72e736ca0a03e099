using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class PackageStore(TenantSession session) : PackageReader(session), IPackageStore
{
    public ValueTask AddAsync(InboundPackage package, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Session.WriteAsync(state => state with { Packages = state.Packages.Add(package) }, cancellationToken);
    }

    public ValueTask SaveAsync(InboundPackage package, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Session.WriteAsync(state => state with { Packages = state.Packages.Save(package, expectedVersion) }, cancellationToken);
    }
}
