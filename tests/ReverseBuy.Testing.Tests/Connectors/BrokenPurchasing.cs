using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed partial class BrokenPurchasing(IPurchasing sound, ConnectorMutation mutation, ILogger<BrokenPurchasing> logger) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sound.PreviewAsync(context, request, cancellationToken);
        }
        catch (MarketplaceException refusal) when (mutation == ConnectorMutation.LeaksTheSecretInAnException)
        {
            throw new MarketplaceException(refusal.Marketplace, refusal.Kind, $"{refusal.Message} Sent with token sandbox-token.", refusal);
        }
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        if (mutation == ConnectorMutation.LogsWhereItIsSent)
        {
            Sent(logger, request.Destination.ContactName);
        }

        var sent = mutation == ConnectorMutation.SendsWhatIsTooLate ? context with { SendBefore = null } : context;
        try
        {
            return await sound.CreateAsync(sent, request, cancellationToken);
        }
        catch (MarketplaceException refusal) when (refusal.Kind == MarketplaceErrorKind.OutcomeUnknown && mutation == ConnectorMutation.RetriesACreate)
        {
            return await sound.CreateAsync(sent, request, cancellationToken);
        }
        catch (MarketplaceException refusal) when (refusal.Kind == MarketplaceErrorKind.OutcomeUnknown && mutation == ConnectorMutation.DeniesWhatItMayHaveBought)
        {
            throw new MarketplaceException(refusal.Marketplace, MarketplaceErrorKind.Unavailable, refusal.Message, refusal);
        }
    }

    public ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        sound.PayAsync(context, upstreamOrderId, cancellationToken);

    public ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        sound.CancelAsync(context, upstreamOrderId, cancellationToken);

    [LoggerMessage(1, LogLevel.Information, "Sending to {Contact}.")]
    private static partial void Sent(ILogger logger, string contact);
}
