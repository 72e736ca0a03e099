using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>A listing as it was read, and the sign that it is bought by.</summary>
internal sealed record PinduoduoReading(Product Product, string Sign);
