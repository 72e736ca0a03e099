using System.Data;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>A statement written by hand: its text is the same each time, so that it is prepared once per connection.</summary>
/// <param name="Text">The text, with parameters <c>$1</c>, <c>$2</c> and so on.</param>
/// <param name="Types">The type of each parameter: a null tells no type.</param>
internal sealed record Statement(string Text, IReadOnlyList<DbType> Types)
{
    /// <summary>The statement that a provider opens a transaction with.</summary>
    public static Statement Of(WriteOpening opening) => new(opening.Text, [.. opening.Values.Select(value => DbTypes.Of(value.GetType()))]);
}
