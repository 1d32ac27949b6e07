namespace ConvGen.Generator.Planning;

/// <summary>What is executed and where everything lies: decided by planning, only written down by emission.</summary>
/// <param name="ArenaFloats">Floats of the arena of one call.</param>
/// <param name="WeightFloats">Floats of the packed weights.</param>
public sealed record ExecutionPlan(long ArenaFloats, long WeightFloats);
