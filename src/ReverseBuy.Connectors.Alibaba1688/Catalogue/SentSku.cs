using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>What an offer says of one SKU, as sent: found in one walk, and read only where it is needed.</summary>
internal readonly struct SentSku
{
    public SentSku(WireValue info)
    {
        foreach (var member in info.Members())
        {
            if (member.Is("skuId"u8))
            {
                Id = member.Value;
            }
            else if (member.Is("specId"u8))
            {
                Spec = member.Value;
            }
            else if (member.Is("price"u8))
            {
                Price = member.Value;
            }
            else if (member.Is("amountOnSale"u8))
            {
                Amount = member.Value;
            }
            else if (member.Is("skuAttributes"u8))
            {
                Attributes = member.Value;
            }
        }
    }

    public WireValue Id { get; }

    /// <summary>The hash by which it is ordered.</summary>
    public WireValue Spec { get; }

    public WireValue Price { get; }

    public WireValue Amount { get; }

    public WireValue Attributes { get; }
}
