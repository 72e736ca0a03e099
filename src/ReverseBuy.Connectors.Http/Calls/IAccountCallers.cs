using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>Gives a connector the caller of its platform. Thread-safe.</summary>
public interface IAccountCallers
{
    /// <summary>Gets the caller of a platform.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <returns>Its caller, the same one each time.</returns>
    /// <exception cref="ConfigurationException">The connector did not call <c>UsePlatformCalls</c>.</exception>
    AccountCaller Of(MarketplaceId marketplace);
}
