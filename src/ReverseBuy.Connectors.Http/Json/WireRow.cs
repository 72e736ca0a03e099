using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>Where a token of the text lies: a value, or the name of the member whose value the next row is.</summary>
/// <param name="Start">Its first byte; that of a text or a name comes after the quotation mark.</param>
/// <param name="Length">Its length in bytes, without quotation marks.</param>
/// <param name="Next">The row after it and all that it holds. While an object or a list is open: the row of what it lies in.</param>
/// <param name="Kind">What it is; <see cref="JsonValueKind.Undefined"/> for a name.</param>
/// <param name="IsEscaped">Whether it is a text or a name with escapes in it.</param>
internal readonly record struct WireRow(int Start, int Length, int Next, JsonValueKind Kind, bool IsEscaped);
