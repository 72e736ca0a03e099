namespace ReverseBuy.Conventions.Tests.Fixtures;

internal class OpenException : Exception;
