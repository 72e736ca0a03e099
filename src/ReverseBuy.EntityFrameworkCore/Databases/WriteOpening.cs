using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>What a provider has to run first in a transaction that it has begun; it goes with the first statements in one trip.</summary>
/// <param name="Text">One statement that answers one row, which nobody reads; its parameters are <c>$1</c>, <c>$2</c> and so on.</param>
/// <param name="Values">The parameters: texts, and whole numbers of 32 or 64 bits.</param>
/// <param name="Explain">What to throw for an error of the statement; <see langword="null"/> for an error that is not of its making.</param>
public sealed record WriteOpening(string Text, IReadOnlyList<object> Values, Func<DbException, Exception?> Explain);
