namespace ReverseBuy.Privacy;

/// <summary>
/// Marks what opens something: a password, a token, an application's secret, an address that nobody can guess. It is in no log, span, figure, event or exception message, and its type's text form
/// hides it; tests of the code base hold ours to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
