namespace NativeConsole;

/// <summary>A marketplace answered, and the answer cannot be right.</summary>
internal sealed class UnexpectedAnswerException(string message) : Exception(message);
