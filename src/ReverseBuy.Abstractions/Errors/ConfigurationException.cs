namespace ReverseBuy;

/// <summary>The host is put together wrongly: a seam without provider, one with two, or a setting that makes no sense.</summary>
public sealed class ConfigurationException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong, which key or call it concerns, and what to write instead.</param>
    public ConfigurationException(string message)
        : base("configuration.invalid", message)
    {
    }
}
