using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Searching;

/// <summary>Asks one marketplace. Whatever becomes of that is an answer: an outage is never "nothing found", and no connector's fault is the others' trouble.</summary>
internal sealed class SearchQuestion(IConnectors connectors, ILogger<SearchQuestion> logger)
{
    /// <exception cref="OperationCanceledException">The time was over before it answered.</exception>
    public async Task<MarketplaceSearchAnswer> AskAsync(Tenant tenant, EffectiveSettings settings, SearchStep step, CancellationToken cancellationToken)
    {
        var (marketplace, query) = step;
        if (!connectors.Describe(marketplace).Capabilities.HasFlag(ConnectorCapabilities.KeywordSearch))
        {
            return new MarketplaceSearchAnswer.NotSupported(marketplace, query.Page);
        }

        if (!settings.IsOn(marketplace))
        {
            return new MarketplaceSearchAnswer.SwitchedOff(marketplace, query.Page);
        }

        if (!tenant.Accounts.ContainsKey(marketplace))
        {
            return new MarketplaceSearchAnswer.NoAccount(marketplace, query.Page);
        }

        try
        {
            var results = await connectors.Require<IProductSearch>(marketplace)
                .SearchAsync(tenant.CallContext(marketplace, CallLane.Browse), query, cancellationToken)
                .ConfigureAwait(false);

            // From a connector that does not listen: it is told as not finished by then.
            cancellationToken.ThrowIfCancellationRequested();
            return new MarketplaceSearchAnswer.Found(marketplace, query.Page, results);
        }
        catch (NotSupportedByMarketplaceException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MarketplaceSearchAnswer.NotSupported(marketplace, query.Page);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new MarketplaceSearchAnswer.Failed(marketplace, query.Page, ErrorOf(tenant.Id, marketplace, exception));
        }
    }

    private MarketplaceException ErrorOf(TenantId tenant, MarketplaceId marketplace, Exception exception)
    {
        switch (exception)
        {
            case MarketplaceException error:
                return error;
            case ArgumentException refusal:
                return new MarketplaceException(marketplace, MarketplaceErrorKind.InvalidRequest, refusal.Message, refusal);
            case OperationCanceledException:
                return new MarketplaceException(
                    marketplace, MarketplaceErrorKind.Unavailable, $"The connector of marketplace '{marketplace}' gave up the search by itself. Try again later.", exception);
            default:
                Log.SearchFailed(logger, exception, marketplace, tenant);
                return new MarketplaceException(
                    marketplace,
                    MarketplaceErrorKind.Unavailable,
                    $"The connector of marketplace '{marketplace}' failed at a search ({exception.GetType().Name}). This is a fault of the connector; the log has it.",
                    exception);
        }
    }
}
