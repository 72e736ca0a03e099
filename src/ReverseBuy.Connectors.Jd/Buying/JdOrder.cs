using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>
/// An order as JD tells it. Once it is confirmed JD may split it, also more than once, and what moves then are the parts; to us it stays the one order that we
/// made.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The order that it is a part of; <see langword="null"/> for an order of its own.</param>
/// <param name="Totals">Where its amounts and goods are.</param>
/// <param name="Parts">What moves by itself: the parts, or the order itself when it was not split.</param>
internal sealed record JdOrder(string Id, string? ParentId, WireValue Totals, IReadOnlyList<JdOrderPart> Parts);
