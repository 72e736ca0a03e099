namespace ReverseBuy.Connectors.Aot.Tests.Support;

/// <summary>What is proven about running without a just-in-time compiler, the most telling first.</summary>
internal enum Proof
{
    /// <summary>Compiled to a native program, and run.</summary>
    Native,

    /// <summary>Published with all unused code cut away, and run.</summary>
    Trimmed,

    /// <summary>Built with the analyzers for trimming and native code, and run as usual.</summary>
    Analyzed,
}
