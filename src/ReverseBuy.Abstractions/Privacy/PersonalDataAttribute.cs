namespace ReverseBuy.Privacy;

/// <summary>
/// Marks what tells of a person: a name, an address, a number. It is in no log, span, figure, event or exception message, and its type's text form hides it; tests of the code base hold ours to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class PersonalDataAttribute : Attribute;
