using System;

namespace Samples;

/// <summary>Something the user gave is unusable; the message is one line for the user.</summary>
internal sealed class InputException(string message) : Exception(message);
