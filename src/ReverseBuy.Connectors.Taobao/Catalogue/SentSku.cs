using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>What a listing says of one SKU, or of itself where it has no choices; as sent, found in one walk and read where it is needed.</summary>
internal readonly struct SentSku
{
    public SentSku(WireValue element)
    {
        foreach (var member in element.Members())
        {
            if (member.Is("sku_id"u8))
            {
                Id = member.Value;
            }
            else if (member.Is("properties"u8))
            {
                Properties = member.Value;
            }
            else if (member.Is("pic_url"u8))
            {
                Picture = member.Value;
            }
            else if (member.Is("promotion_price"u8))
            {
                PromotionPrice = member.Value;
            }
            else if (member.Is("price"u8))
            {
                Price = member.Value;
            }
            else if (member.Is("quantity"u8))
            {
                Quantity = member.Value;
            }
            else if (member.Is("status"u8))
            {
                Status = member.Value;
            }
        }
    }

    public WireValue Id { get; }

    public WireValue Properties { get; }

    public WireValue Picture { get; }

    public WireValue PromotionPrice { get; }

    public WireValue Price { get; }

    public WireValue Quantity { get; }

    public WireValue Status { get; }
}
