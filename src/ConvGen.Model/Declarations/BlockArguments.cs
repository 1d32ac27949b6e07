namespace ConvGen.Model;

/// <summary>What a <c>Use</c> hands to its block.</summary>
/// <param name="Values">The values of <c>Param.A</c>, <c>Param.B</c> …</param>
/// <param name="Use">The <c>Use</c> attribute.</param>
/// <param name="ArgumentName">The parameter that carries the values.</param>
internal sealed record BlockArguments(EquatableArray<int> Values, Place Use, string ArgumentName);
