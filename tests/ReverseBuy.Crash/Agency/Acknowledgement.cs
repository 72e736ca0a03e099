using System.Text.Json;
using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Agency;

/// <summary>A command that the agency was told is done: from then on nothing may undo it.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Number">The order's number among the tenant's.</param>
/// <param name="Key">The command's key.</param>
/// <param name="Receipt">What was answered.</param>
internal sealed record Acknowledgement(string Tenant, int Number, string Key, Receipt Receipt)
{
    private const string Mark = "done ";

    /// <summary>The line that tells of it.</summary>
    public string ToLine() => Mark + JsonSerializer.Serialize(this);

    /// <summary>Reads a line; <see langword="null"/> when it tells of something else.</summary>
    public static Acknowledgement? Parse(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<Acknowledgement>(line[Mark.Length..]) : null;
}
