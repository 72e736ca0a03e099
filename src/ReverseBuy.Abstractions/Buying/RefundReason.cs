namespace ReverseBuy.Buying;

/// <summary>A reason that the marketplace takes.</summary>
/// <param name="Id">The marketplace's id of it.</param>
/// <param name="Name">Its name, in Chinese.</param>
/// <param name="NeedsVoucher">Whether pictures are required.</param>
public sealed record RefundReason(string Id, string Name, bool NeedsVoucher);
