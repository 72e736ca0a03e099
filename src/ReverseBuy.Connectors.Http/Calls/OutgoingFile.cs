namespace ReverseBuy.Connectors.Http;

/// <summary>A file that goes along with a call. Platforms do not sign it.</summary>
/// <param name="Field">The name of the field that it travels as.</param>
/// <param name="FileName">The file's name; made up, for it tells the platform nothing.</param>
/// <param name="MediaType">What it is, such as <c>image/jpeg</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record OutgoingFile(string Field, string FileName, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Hides the content.</summary>
    /// <returns>The field's name.</returns>
    public override string ToString() => Field;
}
