using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Composition;

/// <summary>Finds the seams of connectors in the services, where each is registered under its marketplace.</summary>
internal sealed class ConnectorRegistry(IServiceProvider services, IEnumerable<ConnectorDescriptor> descriptors) : IConnectors
{
    private readonly Dictionary<MarketplaceId, ConnectorDescriptor> _byMarketplace = descriptors.ToDictionary(descriptor => descriptor.Marketplace);

    public IReadOnlyList<ConnectorDescriptor> All { get; } = [.. descriptors];

    public ConnectorDescriptor Describe(MarketplaceId marketplace) =>
        _byMarketplace.TryGetValue(marketplace, out var descriptor)
            ? descriptor
            : throw new UnknownMarketplaceException(marketplace, _byMarketplace.Keys);

    public TSeam Require<TSeam>(MarketplaceId marketplace)
        where TSeam : class
    {
        var descriptor = Describe(marketplace);
        return services.GetKeyedService<TSeam>(descriptor.Marketplace)
            ?? throw new NotSupportedByMarketplaceException(marketplace, typeof(TSeam).Name);
    }
}
