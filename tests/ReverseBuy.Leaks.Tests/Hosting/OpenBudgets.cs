using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>Lets every call pass: nobody turns the clock for whoever waits.</summary>
internal sealed class OpenBudgets : ICallBudgets
{
    public ValueTask AcquireAsync(MarketplaceId marketplace, ConnectorContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Ban(MarketplaceId marketplace, ConnectorContext context, TimeSpan retryAfter)
    {
    }
}
