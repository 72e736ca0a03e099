using System.Text;

namespace ReverseBuy.Testing;

/// <summary>A text by which something is known to be a tenant's.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWhole">Whether it counts only where no letter and no figure stands beside it, as amounts do.</param>
internal sealed record LeakMark(LeakTenant Tenant, string Text, bool IsWhole)
{
    /// <summary>What base64 makes of a text, for each place at which it can begin; without what its neighbours have a part in. Tokens and cached bytes are written so.</summary>
    public static IEnumerable<string> EncodingsOf(string marker)
    {
        for (var before = 0; before < 3; before++)
        {
            var bytes = new byte[before + Encoding.ASCII.GetByteCount(marker)];
            Encoding.ASCII.GetBytes(marker, bytes.AsSpan(before));
            var first = ((before * 8) + 5) / 6;
            var end = bytes.Length * 8 / 6;
            yield return Convert.ToBase64String(bytes)[first..end];
        }
    }
}
