namespace ReverseBuy.Connectors.Taobao;

/// <summary>How the members of an order line are written. TaoWorld's sources disagree, so it is a setting.</summary>
public enum TaobaoOrderLineKeyStyle
{
    /// <summary><c>itemId</c>, <c>skuId</c>, <c>orderLineNo</c>, as the official pages write them.</summary>
    Camel,

    /// <summary><c>item_id</c>, <c>sku_id</c>, <c>order_line_no</c>, as working clients send them.</summary>
    Snake,
}
