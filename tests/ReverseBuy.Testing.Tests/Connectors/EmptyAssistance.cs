using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

/// <summary>Serves what its connector does not declare, and nothing comes of it.</summary>
internal sealed class EmptyAssistance : IAssistedPurchasing
{
    public ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Uri("https://shop.example/"));

    public ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<UpstreamOrderReading>>([]);
}
