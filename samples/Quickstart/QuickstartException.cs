namespace Quickstart;

/// <summary>The tour cannot go on; the code is for programs, the message for people.</summary>
internal sealed class QuickstartException(string code, string message) : Exception(message)
{
    public string Code => code;
}
