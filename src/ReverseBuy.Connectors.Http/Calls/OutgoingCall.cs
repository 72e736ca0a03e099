namespace ReverseBuy.Connectors.Http;

/// <summary>A signed call, ready to be sent.</summary>
/// <param name="Operation">The platform's name of the operation, for errors and telemetry.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
/// <param name="Address">Where it is sent.</param>
/// <param name="Form">The form fields, exactly as signed.</param>
public sealed record OutgoingCall(string Operation, OperationSafety Safety, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Form)
{
    /// <summary>Headers that go along, such as a signature; none unless set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>A JSON body that is sent in place of the form, byte for byte as signed; <see langword="null"/> for a form.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>A file that goes along; the call is then sent in parts. <see langword="null"/> for none.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>Hides the fields: they hold tokens and addresses.</summary>
    /// <returns>The operation's name.</returns>
    public override string ToString() => Operation;
}
