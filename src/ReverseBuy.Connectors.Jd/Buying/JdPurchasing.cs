using System.Globalization;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>
/// Reserves an order, then confirms it, which is what paying is at JD: the account is charged and the goods are sent. Until then it can be cancelled. Each of
/// the three is sent once.
/// </summary>
internal sealed class JdPurchasing(
    JdGateway gateway,
    JdAreas areas,
    JdPrices prices,
    JdStock stock,
    JdSaleChecks checks,
    JdFreight freight,
    IOptions<JdOptions> options) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var lines = JdLine.Of(request.Lines);
        var area = await areas.FindAsync(context, request.Destination, cancellationToken).ConfigureAwait(false);
        string[] skus = [.. lines.Select(line => line.Sku)];
        var costs = prices.ReadAsync(context, skus, cancellationToken);
        var levels = stock.ReadAsync(context, skus, area, sku => lines.First(line => line.Sku == sku).Quantity, cancellationToken);
        var sellable = checks.SellableAsync(context, skus, area, cancellationToken);
        await Task.WhenAll(costs, levels, sellable).ConfigureAwait(false);
        var refusal = RefusalOf(
            request, lines, await costs.ConfigureAwait(false), await levels.ConfigureAwait(false), await sellable.ConfigureAwait(false));
        if (refusal is not null)
        {
            return new PurchasePreview.Refused(refusal);
        }

        var known = await costs.ConfigureAwait(false);
        var goods = lines.Aggregate(Money.Zero(Currency.CNY), (sum, line) => sum + (known[line.Sku] * line.Quantity));
        return new PurchasePreview.Buyable(goods, await freight.AskAsync(context, lines, area, cancellationToken).ConfigureAwait(false), OrderCount: 1);
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var lines = JdLine.Of(request.Lines);
        var area = await areas.FindAsync(context, request.Destination, cancellationToken).ConfigureAwait(false);
        return await gateway.CallAsync(
            context,
            JdOperation.SubmitOrder,
            JdOrderForm.Write(options.Value, request, lines, area),
            answer => JdPurchaseReader.Submitted(answer, request),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await gateway.CallAsync(
            context, JdOperation.ConfirmOrder, [new("jdOrderId", upstreamOrderId)], JdPurchaseReader.Confirmed, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await gateway.CallAsync(
            context, JdOperation.CancelOrder, [new("jdOrderId", upstreamOrderId)], JdPurchaseReader.Cancelled, cancellationToken).ConfigureAwait(false);
    }

    // The codes are the connector's own, for JD has no preview that would give some.
    private static PurchaseRefusal? RefusalOf(
        PurchaseRequest request,
        IReadOnlyList<JdLine> lines,
        IReadOnlyDictionary<string, Money> costs,
        IReadOnlyDictionary<string, Availability> levels,
        IReadOnlySet<string> sellable)
    {
        foreach (var line in lines)
        {
            if (!costs.ContainsKey(line.Sku) || !sellable.Contains(line.Sku))
            {
                return JdRefusals.OfLine(
                    PurchaseRefusalReason.NotOrderable, "not-sold", "JD does not sell it to this account, or does not send it to this area.", line.Sku, request.Lines);
            }

            if (levels.GetValueOrDefault(line.Sku).IsShortOf(line.Quantity))
            {
                return JdRefusals.OfLine(
                    PurchaseRefusalReason.OutOfStock,
                    "out-of-stock",
                    string.Create(CultureInfo.InvariantCulture, $"JD has no {line.Quantity} of it for this area."),
                    line.Sku,
                    request.Lines);
            }
        }

        return null;
    }
}
