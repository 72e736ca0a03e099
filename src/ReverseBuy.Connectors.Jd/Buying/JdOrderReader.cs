using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Reads orders with their parts. A parent tells its parts with it; a part that was split again is asked for by itself.</summary>
internal sealed class JdOrderReader(JdGateway gateway)
{
    // A part of a part of a part: deeper is a circle.
    private const int DeepestSplit = 4;

    private const long Parent = 1;

    /// <summary>The order; <see langword="null"/> when JD says that there is none.</summary>
    public Task<JdOrder?> FindAsync(ConnectorContext context, string id, CancellationToken cancellationToken) =>
        FindAsync(context, id, DeepestSplit, cancellationToken);

    /// <summary>The id of the order that we made: of a part, that of what it was split from.</summary>
    public async Task<string> OriginOfAsync(ConnectorContext context, string id, CancellationToken cancellationToken)
    {
        for (var level = 0; level < DeepestSplit; level++)
        {
            if (await AskAsync(context, id, cancellationToken).ConfigureAwait(false) is not { } told || ParentIn(told) is not { } parent)
            {
                break;
            }

            id = parent;
        }

        return id;
    }

    private async Task<JdOrder?> FindAsync(ConnectorContext context, string id, int depth, CancellationToken cancellationToken)
    {
        if (await AskAsync(context, id, cancellationToken).ConfigureAwait(false) is not { } told)
        {
            return null;
        }

        if (told.Nested("pOrder") is not { Kind: JsonValueKind.Object } totals)
        {
            return new JdOrder(told.Id("jdOrderId") ?? id, ParentIn(told), told, [PartOf(told, told, id)]);
        }

        var parts = new List<JdOrderPart>();
        foreach (var child in told.List("cOrder"))
        {
            var part = child.Id("jdOrderId") ?? throw new JsonException("A part of an order has no id.");
            var isSplit = child.Whole("type") == Parent && depth > 0 && part != id;
            var split = isSplit ? await FindAsync(context, part, depth - 1, cancellationToken).ConfigureAwait(false) : null;
            parts.AddRange(split?.Parts ?? [PartOf(child, told, part)]);
        }

        return new JdOrder(totals.Id("jdOrderId") ?? id, null, totals, parts.Count > 0 ? parts : [PartOf(told, told, id)]);
    }

    private Task<WireValue?> AskAsync(ConnectorContext context, string id, CancellationToken cancellationToken) => gateway.CallAsync(
        context,
        JdOperation.GetOrder,
        [new("jdOrderId", id), new("queryExts", "orderType,jdOrderState,createOrderTime,finishTime,outTime,paymentType")],
        answer => answer.SaysNoOrder ? null : answer.OptionalResult()?.Clone(),
        cancellationToken);

    private static string? ParentIn(WireValue told) => told.Nested("pOrder") is { Kind: JsonValueKind.Number or JsonValueKind.String } parent ? JdValues.IdOf(parent) : null;

    // What a part does not tell of itself, its order tells.
    private static JdOrderPart PartOf(WireValue told, WireValue order, string id)
    {
        var orderState = told.Whole("orderState") ?? order.Whole("orderState");
        var submitState = told.Whole("submitState") ?? order.Whole("submitState");
        var (state, jdOrderState) = (told.Whole("state"), told.Whole("jdOrderState"));
        return new JdOrderPart(
            told.Id("jdOrderId") ?? id,
            JdOrderStatus.Of(order.Whole("orderState") == 0 ? 0 : orderState, submitState, state, jdOrderState),
            string.Create(CultureInfo.InvariantCulture, $"orderState {orderState}, submitState {submitState}, state {state}, jdOrderState {jdOrderState}"),
            told);
    }
}
