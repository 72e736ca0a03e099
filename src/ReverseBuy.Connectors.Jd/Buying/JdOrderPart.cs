using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>An order, or a part of one, that is packed and sent by itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">What its states mean.</param>
/// <param name="MarketplaceStatus">Its states as JD wrote them.</param>
/// <param name="Told">All that JD told of it.</param>
internal sealed record JdOrderPart(string Id, UpstreamStatus Status, string MarketplaceStatus, WireValue Told);
