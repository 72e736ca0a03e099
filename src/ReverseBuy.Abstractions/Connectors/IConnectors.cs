using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors;

/// <summary>The registered connectors. Thread-safe.</summary>
public interface IConnectors
{
    /// <summary>Every registered connector, in the order of registration.</summary>
    IReadOnlyList<ConnectorDescriptor> All { get; }

    /// <summary>Describes one connector.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <returns>Its descriptor.</returns>
    /// <exception cref="UnknownMarketplaceException">No connector serves the marketplace.</exception>
    ConnectorDescriptor Describe(MarketplaceId marketplace);

    /// <summary>Gets a seam of one connector.</summary>
    /// <typeparam name="TSeam">The seam, such as <see cref="IProductSource"/>.</typeparam>
    /// <param name="marketplace">The marketplace.</param>
    /// <returns>What serves the seam.</returns>
    /// <exception cref="UnknownMarketplaceException">No connector serves the marketplace.</exception>
    /// <exception cref="NotSupportedByMarketplaceException">The connector does not have the seam.</exception>
    TSeam Require<TSeam>(MarketplaceId marketplace)
        where TSeam : class;
}
