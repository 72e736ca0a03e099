using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing.Storage.Holds;

/// <summary>Something that is done to the holds of two accounts and two SKUs.</summary>
/// <param name="Kind">What.</param>
/// <param name="Order">For which order, 1 to 4.</param>
/// <param name="Line">For which of its lines, 1 or 2; each is of the SKU of its number.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Detail">Chooses account, fact, term and, when time passes, minutes.</param>
/// <param name="Observed">What a verification learnt, if it did.</param>
/// <param name="AskedBefore">How many minutes ago it was asked for.</param>
internal sealed record HoldAction(HoldActionKind Kind, int Order, int Line, int Quantity, int Detail, Availability? Observed, int AskedBefore);
