namespace ReverseBuy.Tool;

/// <summary>The command ends here, with words for whoever gave it.</summary>
internal sealed class ToolException(int exitCode, string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int ExitCode => exitCode;

    /// <summary>For programs, such as <c>tool.host_missing</c>.</summary>
    public string Code => code;

    public static ToolException WrongUse(string code, string message, Exception? innerException = null) =>
        new(Tool.ExitCode.WrongUse, code, message, innerException);

    public static ToolException Refused(string code, string message) => new(Tool.ExitCode.Refused, code, message);
}
