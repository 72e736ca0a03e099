namespace ReverseBuy.Fulfilment;

/// <summary>The outer size of a parcel.</summary>
/// <param name="LengthMillimetres">The longest side, in millimetres.</param>
/// <param name="WidthMillimetres">The second side, in millimetres.</param>
/// <param name="HeightMillimetres">The third side, in millimetres.</param>
public sealed record ParcelSize(int LengthMillimetres, int WidthMillimetres, int HeightMillimetres);
