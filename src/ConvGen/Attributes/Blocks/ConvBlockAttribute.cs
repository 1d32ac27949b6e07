using System;

namespace ConvGen;

/// <summary>
/// Marks a class whose layer attributes are a block: a piece of network that <see cref="UseAttribute{TBlock}"/> expands.
/// Inside it <c>"input"</c> is the block's input, references see the block's own layers only, and integers may be placeholders of <see cref="Param"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConvBlockAttribute : Attribute;
