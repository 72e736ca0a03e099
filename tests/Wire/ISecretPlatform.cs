namespace ReverseBuy.Wire;

/// <summary>What the tests for told secrets, which are the same for all marketplaces, must know of one.</summary>
public interface ISecretPlatform
{
    /// <summary>The names of all its operations.</summary>
    static abstract IEnumerable<string> Operations { get; }

    /// <summary>What the address of an operation's calls holds; its name unless all have one address.</summary>
    static virtual string PathOf(string operation) => operation;

    /// <summary>Key, secret and tokens that its host calls with.</summary>
    static abstract IReadOnlyList<string> Credentials { get; }

    /// <summary>Codes of its gateway. One that bans the account comes last.</summary>
    static abstract IReadOnlyList<string> Codes { get; }

    /// <summary>The status and body in which its gateway refuses.</summary>
    static abstract (int Status, string Body) Refusal(string code, string words);

    /// <summary>Whether calls of an operation carry a token; a dead one is told in the log.</summary>
    static abstract bool NeedsToken(string operation);

    /// <summary>Starts a host in front of a server.</summary>
    internal static abstract Task<SecretHost> StartAsync(LoopbackServer server, TelemetryRecorder ears);
}
