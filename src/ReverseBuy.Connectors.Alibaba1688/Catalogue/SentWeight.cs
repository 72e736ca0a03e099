using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>What an offer says of a weight, its own or a SKU's, as sent: found in one walk.</summary>
internal readonly struct SentWeight
{
    public SentWeight(WireValue holder)
    {
        foreach (var member in holder.Members())
        {
            if (member.Is("skuId"u8))
            {
                SkuId = member.Value;
            }
            else if (member.Is("officialWeight"u8))
            {
                Official = member.Value;
            }
            else if (member.Is("weight"u8))
            {
                Own = member.Value;
            }
        }
    }

    public WireValue SkuId { get; }

    /// <summary>As the platform measured it.</summary>
    public WireValue Official { get; }

    /// <summary>As the seller wrote it.</summary>
    public WireValue Own { get; }
}
