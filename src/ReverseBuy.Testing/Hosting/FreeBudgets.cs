using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>Lets every call pass: on a clock that stands still, whoever waits for a budget waits for ever.</summary>
internal sealed class FreeBudgets : ICallBudgets
{
    public ValueTask AcquireAsync(MarketplaceId marketplace, ConnectorContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    public void Ban(MarketplaceId marketplace, ConnectorContext context, TimeSpan retryAfter)
    {
    }
}
