namespace ReverseBuy.Connectors.Taobao;

/// <summary>In what unit search results tell their price. TaoWorld's sources disagree, so it is a setting; every other price is in fen.</summary>
public enum TaobaoSearchPriceUnit
{
    /// <summary>Always yuan, as the platform's own models say.</summary>
    Yuan,

    /// <summary>Yuan with a decimal point, fen without, as a working client reads it.</summary>
    FenWithoutPoint,
}
