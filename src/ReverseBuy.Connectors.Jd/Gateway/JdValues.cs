using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>Reads VOP's units: money in yuan, ids that are numbers or texts, names of members in any case.</summary>
internal static class JdValues
{
    /// <summary>An amount of yuan.</summary>
    public static Money? Yuan(this WireValue element, string name) => element.Decimal(name) is { } yuan ? new Money(yuan, Currency.CNY) : null;

    /// <summary>An id as text; 0 and -1 are how JD writes "none".</summary>
    public static string? Id(this WireValue element, string name) => element.Member(name) is { } id ? IdOf(id) : null;

    /// <summary>An id as text, from where it was found.</summary>
    public static string? IdOf(WireValue scalar) => TolerantJson.TextOf(scalar) is { } id and not ("0" or "-1") ? id : null;

    /// <summary>A member whose name VOP writes now in one case, now in another, such as <c>StockStateDesc</c> or <c>LowestBuy</c>.</summary>
    public static WireValue? AnyCase(this WireValue element, string name)
    {
        WireValue? found = null;
        foreach (var member in element.Members())
        {
            if (member.IsInAnyCase(name))
            {
                found = member.Value;
            }
        }

        return found;
    }
}
